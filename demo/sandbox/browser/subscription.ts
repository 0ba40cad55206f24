/**
 * The sandbox's double of billwerk's `subscription.js`: a classic script that sets `window.SubscriptionJS` and talks to
 * the origin it was loaded from. It keeps the oddities that the reference knows of; docs/sandbox-fidelity.md lists them.
 *
 * Bundled into one file, because a page loads it with a plain `<script src>`.
 */
import {selfService} from './origins.ts';
import {Payment} from './payment.ts';
import {createElement} from './payment-form.ts';
import {Portal} from './portal.ts';
import {request} from './request.ts';
import type {Callback} from './request.ts';
import {ofSuccess, settle} from './settle.ts';
import {Signup} from './signup.ts';

/** Reads the address that the provider sent the shopper back to: the page's own. */
function finalize(success: Callback, error: Callback): void {
  settle(request(`${selfService}/Finalize`, {body: {returnUrl: window.location.href}}), ofSuccess, success, error);
}

Object.assign(window, {SubscriptionJS: {Payment, Signup, Portal, createElement, finalize}});
