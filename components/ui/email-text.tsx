import { Fragment } from 'react';

/** An email address that a narrow column breaks before its @ or a dot, and inside a word only when it must. */
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
