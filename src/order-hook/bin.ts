#!/usr/bin/env node
import {readFile} from 'node:fs/promises';
import {runCommand} from './cli.ts';

process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  fetch,
  read: (path) => readFile(path, 'utf8'),
  write: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
});
