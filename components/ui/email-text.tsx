import { Fragment } from 'react';

/** An email address that prefers line breaks before its @ or a dot. */
export function EmailText({ address }: { address: string }) {
  let at = 0;
  return address.split(/(?=[@.])/).map((part) => {
    const key = at;
    at += part.length;
    return (
      <Fragment key={key}>
        {key > 0 && <wbr />}
        {part}
      </Fragment>
    );
  });
}
