import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

// Otherwise Vue looks for components of its own by these names, and warns that there are none.
const ours = ['message-label', 'recipient-picker', 'share-access', 'share-confirmation', 'share-dialog', 'study-list'];

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => ours.includes(tag) } } })],
});
