import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'

export default defineConfig({
  plugins: [tailwindcss(), remix(remixOptions)],
  build: {
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 300,
    assetsInlineLimit: 0,
    rollupOptions: {
      // Comments of zod's that rollup can't place, and pages that have no code for the browser: nothing is wrong there.
      onwarn: (warning, warn) => {
        if (!['INVALID_ANNOTATION', 'EMPTY_BUNDLE'].includes(warning.code ?? '')) warn(warning)
      },
    },
  },
  server: { middlewareMode: true },
  // Native modules stay outside the bundle.
  ssr: { external: ['better-sqlite3', '@node-rs/argon2', 'pg', 'lucia', 'file-type'] },
})
