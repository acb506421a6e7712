/** Every Remix option of the project. vite.config.ts hands this to the Remix plugin. */
export default {
  appDirectory: 'app',
  serverModuleFormat: 'esm',
  serverBuildFile: 'index.js',
  buildDirectory: process.env.OFFRAMP_BUILD_DIRECTORY ?? 'build',
  ignoredRouteFiles: ['**/*'],
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
    v3_routeConfig: true,
  },
}
