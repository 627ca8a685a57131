import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of files that does to each what the first folder of its address says. */
export interface WeightsServer {
  /** `good`: as they are; `slow`: half, and never the rest; `cut`: half, then hangs up; `missing`: 404. */
  base(manner: 'good' | 'slow' | 'cut' | 'missing'): string;
  /** Addresses asked for, since it was asked this last. */
  asked(): readonly string[];
  close(): void;
}

/**
 * @param contentOf - the file of that name
 */
export async function weightsServer(
  contentOf: (file: string) => Uint8Array,
): Promise<WeightsServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const [, manner, ...path] = (request.url ?? '').split('/');
    asked.push(path.join('/'));
    if (manner === 'missing') return response.writeHead(404).end();
    const content = contentOf(path.at(-1) ?? '');
    response.writeHead(200, { 'content-length': content.byteLength });
    if (manner === 'good') return response.end(content);
    const half = content.subarray(0, content.byteLength / 2);
    return response.write(half, () => {
      if (manner === 'cut') setTimeout(() => response.destroy(), 50);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: (manner) => `http://127.0.0.1:${port}/${manner}`,
    asked: () => asked.splice(0),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
