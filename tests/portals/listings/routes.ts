import type { html } from '../core/html';
import { type Exchange, HttpError, page, type Reply } from '../core/http';
import type { DemoState } from '../state/types';
import { mailbox } from './mailbox';
import { news } from './news';
import { procedures } from './procedures';

/** Pages that are neither dossiers nor documents: the list of procedures, the mailbox, the news. */
export async function listingRoutes({ path, url }: Exchange, state: DemoState): Promise<Reply> {
  const pages: Record<string, () => ReturnType<typeof html>> = {
    '/dichvucong/bothutuc': () => procedures(state.unit),
    '/thu-dien-tu/': () => mailbox(state.now(), url.searchParams.get('doc') === 'het'),
    '/tin-tuc': () => news(state.unit, state.now()),
  };
  const found = pages[path];
  if (!found) throw new HttpError(404, 'Không tìm thấy trang này.');
  return page(found());
}
