import type {Context, Env} from 'hono';
import {isFields, toPascalCase} from './input.ts';
import type {Fields} from './input.ts';

/** A request body that is no JSON object: REST documents 400 for it. */
export class NotJson extends Error {}

/** The request's JSON object with PascalCase names. */
export async function pascalBody(context: Context<Env>): Promise<Fields> {
  const body = toPascalCase(await jsonBody(context));
  if (!isFields(body)) throw new NotJson('A JSON object was expected');
  return body;
}

export async function jsonBody(context: Context<Env>): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    throw new NotJson('The body is not JSON');
  }
}
