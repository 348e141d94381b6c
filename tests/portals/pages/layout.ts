import { type Html, html, raw } from '../core/html';

const STYLE = `body{margin:0;font:14px/1.45 Arial,"Liberation Sans",sans-serif;color:#1f2d3a;background:#fff}header{background:#274b6d;color:#fff;padding:10px 18px}header a{color:#cfe3f7;margin-right:14px}
h1{font-size:18px;margin:0 0 4px}main{padding:14px 18px}table{border-collapse:collapse;width:100%}th,td{border:1px solid #c8d2dc;padding:6px 8px;text-align:left;vertical-align:top}th{background:#e8eef5}
button{font:inherit;padding:4px 10px;margin:0 6px 8px 0}h2{font-size:16px;margin:20px 0 8px}`;

/** A plain page for tests. */
export const labPage = (title: string, content: Html, more = ''): Html => html`<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>${title}</title><style>${raw(STYLE + more)}</style></head>
<body><header><h1>${title}</h1><nav><a href="/">Trang chủ</a><a href="/lab/">Trang thử</a></nav></header><main>${content}</main></body></html>`;
