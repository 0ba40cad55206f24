import {failure, member, textMember} from './failure.ts';
import type {Fields, Failure} from './failure.ts';
import {request} from './request.ts';

/**
 * Card and account numbers go to the provider only; what comes back stands for them. Where the bank asks who is paying,
 * its question is shown over the page first, as a provider's own library does.
 *
 * @param host the provider's, empty for this page's own
 */
export async function tokenize(host: string, secret: Fields): Promise<string> {
  const {data} = await request(`${host}/psp/tokenize`, {body: secret});
  const token = member(data['Success'], 'Token');
  if (typeof token !== 'string') throw failure('UnmappedError', 'The provider gave no token');
  const challenge = textMember(data['Success'], 'ChallengeUrl');
  if (challenge) await passChallenge(challenge);
  return token;
}

async function passChallenge(url: string): Promise<void> {
  const dialog = document.createElement('dialog');
  const frame = document.createElement('iframe');
  frame.title = '3-D Secure';
  frame.src = url;
  frame.style.cssText =
    'display: block; border: 0; inline-size: 26rem; max-inline-size: 80vw; block-size: 30rem; max-block-size: 80vh';
  dialog.style.cssText = 'padding: 0; border: 0; overflow: hidden';
  dialog.append(frame);
  document.body.append(dialog);
  dialog.showModal();
  try {
    const refusal = await answerTo(url, dialog, frame);
    if (refusal) throw refusal;
  } finally {
    dialog.remove();
  }
}

/** Looks at the state of the question whenever another page of it has loaded; undefined when it was passed. */
function answerTo(url: string, dialog: HTMLDialogElement, frame: HTMLIFrameElement): Promise<Failure | undefined> {
  return new Promise((resolve, reject) => {
    const look = async () => {
      const {data} = await request(`${url}/status`);
      switch (data['Status']) {
        case 'passed':
          return resolve(undefined);
        case 'failed':
          return resolve(failure('3DsProblem', 'The bank could not confirm who is paying'));
        case 'aborted':
          return dialog.close();
      }
    };
    frame.addEventListener('load', () => void look().catch(reject));
    // By its own button, or by the Escape key.
    dialog.addEventListener('close', () => resolve(failure('Aborted', 'The shopper closed the question')));
  });
}
