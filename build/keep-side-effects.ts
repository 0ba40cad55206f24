import type {Plugin} from 'vite';

/**
 * Keeps modules of ours that are imported only for what they do, such as defining elements. Vite would drop them: it reads `sideEffects`
 * in our own package.json, which speaks of the published files and so names none of the sources.
 */
export function keepSideEffects(): Plugin {
  return {
    name: 'keep-side-effects',
    enforce: 'pre',
    transform: {
      filter: {id: {exclude: /\/(node_modules|dist)\//}},
      handler: (code) => ({code, map: null, moduleSideEffects: true}),
    },
  };
}
