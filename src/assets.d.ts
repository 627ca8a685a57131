/** vite and the build of the worker give the URL of the binary, which they put beside the code. */
declare module '*.wasm?url' {
  const url: string;
  export default url;
}
