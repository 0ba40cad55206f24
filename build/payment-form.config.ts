import {defineConfig} from 'vite';
import {sandboxScript} from './sandbox-script.ts';

// What runs in the iframe of the sandbox's payment form.
export default defineConfig(sandboxScript('demo/sandbox/browser/form/form.ts', 'payment-form.js'));
