import type { Chance } from '../core/random';
import type { Sessions } from '../core/sessions';
import type { WorkingTime } from '../core/working';

/** National dossier status codes (rules.md §2.4). */
export type StatusCode = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
export type Channel = 'online' | 'direct' | 'postal';

export interface Officer {
  id: string;
  name: string;
  title: string;
}

/** A file kept in memory. Seeded files are drawn when somebody opens them. */
export interface StoredFile {
  id: string;
  name: string;
  type: string;
  addedAt: number;
  content: Buffer | (() => Buffer);
  signed?: { by: string; at: number };
}

/** One paper of a dossier (thành phần hồ sơ). */
export interface Component {
  id: string;
  name: string;
  required: boolean;
  kind: 'Bản chính' | 'Bản sao' | 'Bản điện tử';
  files: StoredFile[];
}

export interface Procedure {
  code: string;
  name: string;
  sector: string;
  /** Working days of the whole procedure. */
  days: number;
  fee: number;
  components: { name: string; required: boolean; kind: Component['kind'] }[];
  /** The result's name; absent when the procedure gives no document. */
  result?: string;
}

export interface Applicant {
  name: string;
  phone: string;
  identity: string;
  address: string;
}

export interface Dossier {
  /** 24 hexadecimal digits, as iGate v2 names dossiers. */
  id: string;
  code: string;
  procedure: Procedure;
  channel: Channel;
  applicant: Applicant;
  status: StatusCode;
  submittedAt: number;
  resubmittedAt?: number;
  acceptedAt?: number;
  dueAt?: number;
  /** When the running pause (supplement or fee) began. */
  pausedAt?: number;
  doneAt?: number;
  returnedAt?: number;
  officer?: Officer;
  components: Component[];
  results: StoredFile[];
  supplements: { at: number; reason: string }[];
  refusal?: { at: number; reason: string };
  history: { at: number; officer: string; action: string; note: string }[];
}

export type Urgency = 'Thường' | 'Khẩn' | 'Thượng khẩn' | 'Hỏa tốc';
export type Secrecy = '' | 'Mật' | 'Tối mật';
export type IncomingStatus = 'Chờ vào sổ' | 'Chưa xử lý' | 'Đang xử lý' | 'Đã xử lý';
export type OutgoingStatus = 'Dự thảo' | 'Đã ký' | 'Đã phát hành';

interface DocumentBase {
  id: number;
  /** Số ký hiệu; empty while an outgoing document is a draft. */
  number: string;
  subject: string;
  form: string;
  urgency: Urgency;
  secrecy: Secrecy;
  file: StoredFile;
}
export interface IncomingDocument extends DocumentBase {
  direction: 'incoming';
  /** Số đến; absent until the document is registered. */
  arrivalNumber?: number;
  issuer: string;
  documentDate: number;
  arrivedAt: number;
  /** Hạn xử lý: a moment of the day that is printed. */
  dueAt?: number;
  handler?: string;
  registeredAt?: number;
  handledAt?: number;
  status: IncomingStatus;
}
export interface OutgoingDocument extends DocumentBase {
  direction: 'outgoing';
  /** The symbol that follows the number, such as `UBND-VP`. */
  symbol: string;
  drafter: string;
  createdAt: number;
  /** More files than the document itself. */
  attachments?: StoredFile[];
  recipients?: string;
  signer?: string;
  signedAt?: number;
  issuedAt?: number;
  status: OutgoingStatus;
}
export type OfficialDocument = IncomingDocument | OutgoingDocument;

export type PetitionStatus = 'Chờ trả lời' | 'Đang xử lý' | 'Đã trả lời';
export interface Petition {
  id: number;
  code: string;
  title: string;
  field: string;
  receivedAt: number;
  dueAt: number;
  status: PetitionStatus;
  answer?: { at: number; text: string; officer: string };
}

/** Everything the demo portals know; tests may read and change it. */
export interface DemoState {
  unit: string;
  officers: Officer[];
  procedures: Procedure[];
  dossiers: Dossier[];
  incoming: IncomingDocument[];
  outgoing: OutgoingDocument[];
  petitions: Petition[];
  /** Documents whose issue was asked for, one entry for every request, granted or not. */
  issueRequests: number[];
  sessions: Sessions;
  /** How long the single-page portal's API waits before it answers lists and details, in ms. */
  apiDelayMs: number;
  /** The portals' clock. */
  now(): number;
  chance: Chance;
  working: WorkingTime;
}
