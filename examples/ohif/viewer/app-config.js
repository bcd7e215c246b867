// OHIF's own configuration: where its studies are, and which extensions it loads beside its own.
window.config = {
  routerBasename: null,
  extensions: ['/share-extension.js'],
  modes: [],
  showStudyList: true,
  showCPUFallbackMessage: false,
  maxNumberOfWebWorkers: 3,
  defaultDataSourceName: 'dicomweb',
  dataSources: [
    {
      namespace: '@ohif/extension-default.dataSourcesModule.dicomweb',
      sourceName: 'dicomweb',
      configuration: {
        friendlyName: 'Invented studies',
        name: 'dicomweb',
        qidoRoot: '/dicomweb',
        wadoRoot: '/dicomweb',
        wadoUriRoot: '/dicomweb',
        qidoSupportsIncludeField: true,
        imageRendering: 'wadors',
        thumbnailRendering: 'wadors',
        enableStudyLazyLoad: true,
        supportsFuzzyMatching: false,
        supportsWildcard: true,
        omitQuotationForMultipartRequest: true,
      },
    },
  ],
};
