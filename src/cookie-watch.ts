/**
 * Cookies tell nobody that they changed: where one of ours stands in for a full storage, this looks, when the tab is looked at
 * and from time to time, and tells the checkouts of this document. Loaded with the first such cookie.
 */
import {changeEvent} from './storage-event.ts';

/** In milliseconds. */
const often = 5000;

const ours = () => document.cookie.match(/\bsjs-[^;]*/g)?.join() ?? '';
let seen = ours();

function look(): void {
  if (seen === ours()) return;
  dispatchEvent(new CustomEvent(changeEvent, {detail: {key: null}}));
}

// What is changed from here, everybody here knows already.
addEventListener(changeEvent, () => (seen = ours()));
addEventListener('visibilitychange', look);
addEventListener('focus', look);
setInterval(look, often);
