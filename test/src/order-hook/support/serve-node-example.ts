/** The README's example for plain Node, as a program. */
import type {AddressInfo} from 'node:net';
import {server} from '../examples/node.ts';

server.listen(0, 'localhost', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
