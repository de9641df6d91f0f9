/** A small client of the Kubernetes API, over the relay's socket. */
import type { OutgoingHttpHeaders } from 'http';
import { Agent, request } from 'https';
import { connect as connectTls, type TLSSocket } from 'tls';
import { LabError } from '../errors';

const JSON_TYPE = 'application/json';

/** Any Kubernetes object, as far as the lab looks at it. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** An answer of the API server, whatever its status. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** How far an API server has come with its start. */
export interface Readiness {
  readonly ready: boolean;
  readonly checksPassed: number;
}

export interface RequestOptions {
  readonly body?: string;
  readonly contentType?: string;
  readonly accept?: string;
  readonly timeout?: number;
}

/** The certificate is that of a name inside the lab, and the socket file is ours alone. */
function connectTo(socket: string): TLSSocket {
  return connectTls({ path: socket, rejectUnauthorized: false });
}

/** Connections that stay open from one request to the next. */
class OpenConnections extends Agent {
  public constructor(private readonly socket: string, count: number) {
    super({ keepAlive: true, maxSockets: count });
  }

  public createConnection(): TLSSocket {
    return connectTo(this.socket);
  }
}

/** Talks to one API server as one user. */
export class Api {
  public constructor(public readonly socket: string, public readonly token: string, private readonly connections?: Agent) {}

  /** The same with connections that stay open, for thousands of requests. */
  public withOpenConnections(count: number): Api {
    return new Api(this.socket, this.token, new OpenConnections(this.socket, count));
  }

  /** One request, any method. */
  public ask(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request({
        method,
        path,
        headers: this.headersOf(options),
        timeout: options.timeout ?? 30_000,
        ...this.connections === undefined ? { createConnection: () => connectTo(this.socket) } : { agent: this.connections },
      }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }));
        response.on('error', reject);
      });
      sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
      sent.on('error', reject);
      sent.end(options.body);
    });
  }

  /** What the server says about its start. Until it listens, it says nothing. */
  public async readiness(): Promise<Readiness | undefined> {
    try {
      const { status, text } = await this.ask('GET', '/readyz?verbose', { timeout: 10_000 });
      return { ready: status === 200, checksPassed: text.split('\n').filter((line) => line.startsWith('[+]')).length };
    } catch {
      return undefined;
    }
  }

  public async get<T = KubeObject>(path: string): Promise<T> {
    return this.expect<T>('GET', path, {});
  }

  public async create<T extends KubeObject>(path: string, object: T): Promise<T> {
    return this.expect<T>('POST', path, { body: JSON.stringify(object) });
  }

  /** A merge patch; `subresource` for the status. */
  public async merge<T = KubeObject>(path: string, patch: unknown): Promise<T> {
    return this.expect<T>('PATCH', path, { body: JSON.stringify(patch), contentType: 'application/merge-patch+json' });
  }

  /** Deletes an object and does not mind where it is already gone. */
  public async remove(path: string): Promise<void> {
    const answer = await this.ask('DELETE', path);
    if (answer.status >= 400 && answer.status !== 404) {
      throw new LabError(`The API server refused DELETE ${path}: ${answer.text.slice(0, 500)}`);
    }
  }

  private headersOf({ accept = JSON_TYPE, contentType = JSON_TYPE, body }: RequestOptions): OutgoingHttpHeaders {
    const ofBody = body === undefined ? {} : { 'content-type': contentType, 'content-length': Buffer.byteLength(body) };
    return { authorization: `Bearer ${this.token}`, accept, ...ofBody };
  }

  private async expect<T>(method: string, path: string, options: RequestOptions): Promise<T> {
    const answer = await this.ask(method, path, options);
    if (answer.status >= 300) {
      throw new LabError(`The API server refused ${method} ${path} (${answer.status}): ${answer.text.slice(0, 500)}`);
    }
    return JSON.parse(answer.text) as T;
  }
}
