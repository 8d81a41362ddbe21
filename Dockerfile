# syntax=docker/dockerfile:1
# Two images from one build: `app` serves, `tools` migrates and looks (`npm run migrate`, `npm run doctor`).

FROM node:24-slim AS base
ENV NEXT_TELEMETRY_DISABLED=1
WORKDIR /caravan

FROM base AS build
COPY package.json package-lock.json ./
# No package's script is needed here, and several of them download from places a build should not depend on.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npx prisma generate && npm run build

FROM base AS tools
ENV NODE_ENV=production
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY --from=build /caravan/prisma ./prisma
COPY --from=build /caravan/server ./server
USER node
CMD ["npm", "run", "migrate"]

FROM base AS app
# Docker sets HOSTNAME to the container's name, which Next would listen on, and on nothing else.
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000
COPY --from=build --chown=node:node /caravan/.next/standalone ./
COPY --from=build --chown=node:node /caravan/.next/static ./.next/static
USER node
EXPOSE 3000
CMD ["node", "server.js"]
