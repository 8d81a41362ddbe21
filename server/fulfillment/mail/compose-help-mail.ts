import type { Mail } from './mail';

/** Tells the team that a student or a trainer asks for help with their messages. */
export function composeHelpMail({
  number,
  courseTitle,
  by,
}: {
  number: number;
  courseTitle: string;
  by: string;
}): Mail {
  return {
    subject: `${by} asks for help: ${courseTitle}`,
    name: null,
    number,
    blocks: [
      {
        kind: 'text',
        text: `${by} asks for help with the messages about ${courseTitle}. You can read and answer them until the request is closed.`,
      },
      { kind: 'buttons', buttons: [{ label: 'Open purchase', path: `/admin/purchases/P-${number}` }] },
    ],
  };
}
