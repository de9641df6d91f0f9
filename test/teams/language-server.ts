import { type ChildProcessWithoutNullStreams, spawn } from 'child_process';
import { join } from 'path';
import { pathToFileURL } from 'url';
import { ROOT } from './support';

/** A mistake that the server shows in an editor. Lines begin at 0. */
export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly diagnostics?: readonly Diagnostic[]; readonly items?: readonly unknown[] };
  readonly result?: unknown;
}

const HEADER = /^Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n/;

/** The language server that editors use for YAML, spoken to as an editor does. */
export class LanguageServer {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly waiting = new Set<(message: Message) => void>();
  private unread = Buffer.alloc(0);
  private requests = 0;

  constructor() {
    this.process = spawn(process.execPath, [join(ROOT, 'node_modules', '.bin', 'yaml-language-server'), '--stdio']);
    this.process.stdout.on('data', (chunk: Buffer) => this.read(chunk));
  }

  public async start(folder: string): Promise<void> {
    await this.ask('initialize', { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {} });
    this.send({ method: 'initialized', params: {} });
    this.send({ method: 'workspace/didChangeConfiguration', params: { settings: { yaml: { validate: true, completion: true } } } });
  }

  /** The mistakes in a file that an editor opens, from the first line to the last. */
  public async open(file: string, text: string): Promise<readonly Diagnostic[]> {
    const { href: uri } = pathToFileURL(file);
    const shown = this.next(({ method, params }) => method === 'textDocument/publishDiagnostics' && params?.uri === uri);
    this.send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });
    return [...(await shown).params?.diagnostics ?? []].sort((a, b) => a.range.start.line - b.range.start.line);
  }

  /** The words that an editor proposes at a place of an open file. */
  public async proposals(file: string, line: number, character: number): Promise<readonly string[]> {
    const place = { textDocument: { uri: pathToFileURL(file).href }, position: { line, character } };
    const result = await this.ask('textDocument/completion', place) as { items: readonly { label: string }[] };
    return result.items.map(({ label }) => label);
  }

  public stop(): void {
    this.process.kill();
  }

  private async ask(method: string, params: object): Promise<unknown> {
    const id = ++this.requests;
    const answer = this.next((message) => message.id === id && message.method === undefined);
    this.send({ id, method, params });
    return (await answer).result;
  }

  private next(isIt: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve) => {
      const listener = (message: Message) => {
        if (isIt(message)) {
          this.waiting.delete(listener);
          resolve(message);
        }
      };
      this.waiting.add(listener);
    });
  }

  private send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  private read(chunk: Buffer): void {
    this.unread = Buffer.concat([this.unread, chunk]);
    for (;;) {
      const header = HEADER.exec(this.unread.toString('latin1'));
      const end = header === null ? Infinity : header[0].length + Number(header[1]);
      if (header === null || this.unread.length < end) {
        return;
      }
      const message = JSON.parse(this.unread.subarray(header[0].length, end).toString()) as Message;
      this.unread = this.unread.subarray(end);
      this.answer(message);
    }
  }

  /** The server asks for settings and registrations; an editor that has none says so. */
  private answer(message: Message): void {
    if (message.method !== undefined && message.id !== undefined) {
      this.send({ id: message.id, result: message.method === 'workspace/configuration' ? (message.params?.items ?? []).map(() => null) : null });
    }
    [...this.waiting].forEach((listener) => listener(message));
  }
}
