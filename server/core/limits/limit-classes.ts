/** A fixed window: at most `points` requests in `seconds`, counted from the first request of the window. */
export type Window = { points: number; seconds: number };

/**
 * What one class of request may cost. `perUser` counts a signed-in person (or the owner of a token), `perNetwork` an IPv4
 * address or an IPv6 /64. A network may be a whole campus, so its limit is several times a person's. `isStrict`: refused
 * while the database does not count, instead of counted by each process.
 */
export type Limit = { perUser: Window | null; perNetwork: Window; noun: string; isStrict?: true };

const minute = (points: number): Window => ({ points, seconds: 60 });
const hour = (points: number): Window => ({ points, seconds: 3600 });

/** The limits of the whole application. `noun` is what the person did too often. */
export const limitClasses = {
  /** Pages; each counts once, whatever it reads. `perUser` is per session: see refuse-page.ts. */
  page: { perUser: minute(600), perNetwork: minute(3000), noun: 'pages' },
  read: { perUser: minute(600), perNetwork: minute(3000), noun: 'requests' },
  /** Lists, searches and calculations that read many rows. */
  search: { perUser: minute(300), perNetwork: minute(1200), noun: 'searches' },
  feasibility: { perUser: minute(120), perNetwork: minute(300), noun: 'availability checks' },
  write: { perUser: minute(300), perNetwork: minute(1200), noun: 'changes' },
  /** Each one is an email to somebody. */
  message: { perUser: hour(40), perNetwork: hour(400), noun: 'messages' },
  checkout: { perUser: minute(20), perNetwork: minute(120), noun: 'checkouts' },
  /** Few, so that codes cannot be guessed. */
  discountCode: { perUser: minute(10), perNetwork: minute(60), noun: 'discount codes', isStrict: true },
  /** Verifying a certificate by its number: few, so that numbers cannot be guessed. */
  certificate: { perUser: minute(30), perNetwork: minute(120), noun: 'certificates' },
  /** Asks the payment provider. */
  returnCheck: { perUser: minute(60), perNetwork: minute(300), noun: 'payment checks' },
  /** Asks Inngest or the provider, or checks the whole database, for staff. */
  diagnosis: { perUser: minute(120), perNetwork: minute(600), noun: 'checks' },
  /** Machines with a token; `perUser` is per token. */
  machine: { perUser: minute(120), perNetwork: minute(600), noun: 'calls' },
  export: { perUser: minute(10), perNetwork: minute(30), noun: 'exports' },
  /** Everything about one's own account. */
  accountExport: { perUser: hour(5), perNetwork: hour(60), noun: 'exports' },
  /** Few, because each one tries a password. */
  erasure: { perUser: hour(10), perNetwork: hour(100), noun: 'attempts', isStrict: true },
  download: { perUser: minute(60), perNetwork: minute(300), noun: 'downloads' },
  /** Calendar services read the feeds of many people from few addresses. `perUser` is per feed. */
  calendarFeed: { perUser: hour(120), perNetwork: minute(600), noun: 'calendar requests' },
  /** Opening a stream; how many may be open at once is in open-streams.ts. */
  stream: { perUser: minute(120), perNetwork: minute(600), noun: 'live connections' },
  signIn: { perUser: null, perNetwork: minute(60), noun: 'sign-in attempts', isStrict: true },
  signUp: { perUser: null, perNetwork: hour(120), noun: 'new accounts', isStrict: true },
  /** Emails that somebody may ask for without being signed in. */
  accountMail: { perUser: null, perNetwork: hour(120), noun: 'emails', isStrict: true },
  /** Better Auth's other endpoints. */
  account: { perUser: null, perNetwork: minute(600), noun: 'account requests' },
} as const satisfies Record<string, Limit>;

export type LimitClass = keyof typeof limitClasses;
