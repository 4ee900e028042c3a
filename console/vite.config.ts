// How the console is built into console/dist, and served during development (`npx vite console`).
// In development API calls go to the program on DAUPHIN_PORT (8025), under the console's own origin.

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const program = `http://127.0.0.1:${process.env['DAUPHIN_PORT'] ?? '8025'}`;
const dial = { target: program, changeOrigin: true };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0, // a strict Content-Security-Policy has no place for data: scripts or fonts
    chunkSizeWarningLimit: 900,
  },
  server: {
    host: '127.0.0.1',
    port: Number(process.env['CONSOLE_PORT'] ?? 5173),
    proxy: { '/api': dial, '/i/': dial, '/u/': dial, '/c/': dial },
  },
});
