import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Html } from './html';

const BODY_LIMIT = 20 * 1024 * 1024;

/** What a handler answers. */
export interface Reply {
  status: number;
  headers: Record<string, string | string[]>;
  body: string | Buffer;
}

/** An error that is the visitor's: shown as a page (or JSON) with this status. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** One request, with its body read on demand. */
export interface Exchange {
  method: string;
  url: URL;
  path: string;
  headers: IncomingHttpHeaders;
  cookies: Map<string, string>;
  /** A JSON body. */
  json(): Promise<unknown>;
  /** Fields and files of a urlencoded or multipart body. */
  form(): Promise<FormData>;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new HttpError(413, 'Tệp quá lớn: tối đa 20 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function toExchange(request: IncomingMessage): Exchange {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  let path: string;
  try {
    path = decodeURIComponent(url.pathname).normalize('NFC');
  } catch {
    throw new HttpError(400, 'Địa chỉ không hợp lệ.');
  }
  const cookies = new Map<string, string>();
  for (const pair of (request.headers.cookie ?? '').split(/;\s*/)) {
    const at = pair.indexOf('=');
    if (at > 0) cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
  let form: Promise<FormData> | undefined;
  const readForm = async (): Promise<FormData> => {
    const type = request.headers['content-type'] ?? 'application/x-www-form-urlencoded';
    const body = await readBody(request);
    try {
      return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    } catch {
      throw new HttpError(400, 'Không đọc được dữ liệu gửi lên.');
    }
  };
  return {
    method: request.method ?? 'GET',
    url,
    path,
    headers: request.headers,
    cookies,
    json: async () => {
      try {
        return JSON.parse((await readBody(request)).toString('utf8'));
      } catch (error) {
        throw error instanceof HttpError ? error : new HttpError(400, 'Không đọc được dữ liệu JSON.');
      }
    },
    form: () => {
      form ??= readForm();
      return form;
    },
  };
}

/** A text field of a form, trimmed; empty when absent. */
export const field = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** The file of a form; refused when none was chosen. */
export async function fileOf(form: FormData, name: string): Promise<{ name: string; type: string; bytes: Buffer }> {
  const value = form.get(name);
  if (value === null || typeof value === 'string' || value.size === 0) {
    throw new HttpError(400, 'Bạn chưa chọn tệp tin.');
  }
  return { name: value.name, type: value.type, bytes: Buffer.from(await value.arrayBuffer()) };
}

export const page = (content: Html, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: content.text,
});
export const json = (value: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});
/** See other: the answer to a POST that changed something. */
export const redirect = (location: string): Reply => ({
  status: 303,
  headers: { location: encodeURI(location) },
  body: '',
});
export const asset = (body: string | Buffer, type: string): Reply => ({
  status: 200,
  headers: { 'content-type': type },
  body,
});
export const download = (file: { name: string; type: string; bytes: Buffer }): Reply => ({
  status: 200,
  headers: {
    'content-type': file.type,
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  },
  body: file.bytes,
});
