import type {} from 'pacs-share/vue';
import type { GlobalComponents } from 'vue';

type Properties = InstanceType<GlobalComponents['share-dialog']>['$props'];

export const right: Properties = {
  endpoint: '/api',
  presentation: 'inline',
  onShareComplete: (event) => event.detail.shareId.length,
};
// @ts-expect-error there is no such presentation
export const wrong: Properties = { presentation: 'sideways' };
