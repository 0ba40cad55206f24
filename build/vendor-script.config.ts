import {defineConfig} from 'vite';
import {sandboxScript} from './sandbox-script.ts';

// The sandbox's stand-in for the vendor's subscription.js: a classic script, as pages load the real one.
export default defineConfig(sandboxScript('demo/sandbox/browser/subscription.ts', 'subscription.js'));
