import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Img,
  Link,
  Section,
  Text,
} from '@react-email/components';
import type { ReactElement } from 'react';
import type { SchoolSettings } from '@/server/school/settings/get-school-settings';
import type { Mail, MailBlock } from './mail';
import { darkStyles, styles } from './mail-styles';

export type MailSender = Pick<SchoolSettings, 'sellerName' | 'sellerAddress' | 'supportEmail' | 'logoTag'> & {
  /** Where Caravan is, without a slash at the end. */
  origin: string;
};

/** A part's class, for the dark, and its style. */
const part = (name: keyof typeof styles) => ({ className: name, style: styles[name] });

/** The one layout of every mail: a card that is readable at any width, light or dark as the reader's program is. */
export function mailLayout(mail: Mail, sender: MailSender): ReactElement {
  const { sellerName, sellerAddress, supportEmail, logoTag, origin } = sender;
  const address = [sellerName, ...sellerAddress.split('\n')].filter(Boolean).join(', ');
  return (
    <Html lang="en">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{mail.subject}</title>
        <style>{darkStyles}</style>
      </Head>
      <Body {...part('page')}>
        <Container {...part('card')}>
          {logoTag ? (
            <Img
              src={`${origin}/api/school/logo?v=${logoTag}`}
              alt={sellerName}
              height="36"
              {...part('logo')}
            />
          ) : (
            <Text {...part('name')}>{sellerName}</Text>
          )}
          <Heading as="h1" {...part('subject')}>
            {mail.subject}
          </Heading>
          {mail.name !== null && <Text {...part('text')}>{`Hello ${mail.name},`}</Text>}
          {mail.blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a mail never change
            <Section key={index} style={{ marginBottom: '12px' }}>
              {showBlock(block, origin)}
            </Section>
          ))}
          <Hr {...part('rule')} />
          {mail.number !== undefined && <Text {...part('small')}>{`Purchase P-${mail.number}`}</Text>}
          {mail.name !== null && (
            <Text {...part('small')}>
              {'Questions? Just reply to this email, or write to '}
              <Link href={`mailto:${supportEmail}`} {...part('link')}>
                {supportEmail}
              </Link>
            </Text>
          )}
          <Text {...part('small')}>{address}</Text>
          {mail.isOptional && (
            <Text {...part('small')}>
              <Link href={`${origin}/account#emails`} {...part('link')}>
                Choose which emails you get
              </Link>
            </Text>
          )}
        </Container>
      </Body>
    </Html>
  );
}

function showBlock(block: MailBlock, origin: string): ReactElement | ReactElement[] {
  switch (block.kind) {
    case 'text':
      return <Text {...part('text')}>{block.text}</Text>;
    case 'facts':
      return block.facts.map(([term, value]) => (
        <Text key={term} {...part('fact')}>
          <span {...part('term')}>{`${term}: `}</span>
          {value}
        </Text>
      ));
    case 'list':
      return block.items.map(({ number, text, note, link }) => (
        <Text key={number} {...part('fact')}>
          <span {...part('term')}>{`${number}. `}</span>
          {text}
          {note && <span {...part('term')}>{` (${note})`}</span>}
          {link && (
            <>
              {' · '}
              <Link href={`${origin}${link.path}`} {...part('link')}>
                {link.label}
              </Link>
            </>
          )}
        </Text>
      ));
    case 'buttons':
      return block.buttons.map(({ label, path }, index) => (
        <Section key={label}>
          <Button href={`${origin}${path}`} {...part(index === 0 ? 'button' : 'quiet')}>
            {label}
          </Button>
        </Section>
      ));
  }
}
