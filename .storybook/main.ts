import type { StorybookConfig } from '@storybook/web-components-vite';
import { defaultClientConditions, mergeConfig } from 'vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: [{ from: '../node_modules/@fontsource-variable/inter/files', to: '/inter' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) =>
    mergeConfig(vite, {
      // pacs-share/... are the TypeScript files, as in the tests.
      resolve: { conditions: ['source', ...defaultClientConditions] },
      build: { target: 'es2022', chunkSizeWarningLimit: 4096 },
    }),
};

export default config;
