/** Words of pages by what they are for, folded as `fold` does. They are whole: `xa` is no part of another word. */

/** Header words of a list of procedures. */
export const PROCEDURE_HEADERS = {
  name: /^(?:ten )?(?:thu tuc(?: hanh chinh)?|tthc|dich vu(?: cong)?(?: truc tuyen)?)$|^ten$|^procedure(?: name)?$/,
  code: /^ma(?: so)?(?: (?:thu tuc(?: hanh chinh)?|tthc|dvc|dich vu(?: cong)?))?$|^so ho so tthc$/,
  field: /^(?:ten |nhom )?linh vuc(?: (?:thuc hien|quan ly|thu tuc))?$|^nganh linh vuc$|^field$/,
  level:
    /^cap(?: (?:thuc hien|giai quyet|hanh chinh|chinh quyen|tham quyen|tiep nhan))?$|^(?:cap )?tham quyen(?: giai quyet)?$/,
  other:
    /^muc do(?: (?:dvc|dich vu(?: cong)?|cung cap|truc tuyen))*$|^(?:ten )?(?:co quan|don vi)(?: (?:thuc hien|giai quyet|cong khai|quan ly|ban hanh|tiep nhan))*$|^thoi (?:han|gian) giai quyet$|^quyet dinh cong bo$/,
} as const;

/** One such header and the list is of dossiers, papers, prices or figures. */
export const FOREIGN_HEADER =
  /\b(?:ma ho so|so ho so(?! tthc)|ma hs|bien nhan|chu ho so|nguoi nop|nguoi yeu cau|ngay (?:nop|tiep nhan|nhan|hen|tra|den|ky)|hen tra|trang thai|tinh trang|ten giay to|giay to|thanh phan|ban chinh|ban sao|so luong|so ban|don gia|muc thu|muc phi|da giai quyet|dang giai quyet|qua han|dung han|truoc han|tong so|ty le|ti le)\b/;

/** Labels of cards. */
export const CARD_LABELS = {
  name: /^ten (?:thu tuc(?: hanh chinh)?|tthc|dich vu cong)$/,
  code: /^ma(?: so)? (?:thu tuc(?: hanh chinh)?|tthc|dvc)$|^ma so$|^ma$/,
  field: /^linh vuc$/,
  level: /^cap (?:thuc hien|giai quyet|hanh chinh)$/,
} as const;
/** Labels of a card that is a dossier. */
export const FOREIGN_LABEL =
  /^(?:ma ho so|so ho so|ma bien nhan|ngay (?:nop|tiep nhan|hen tra)|chu ho so|nguoi nop|trang thai)$/;

/** Words for the commune in a cell of levels; a town of a district (thị xã) and society (xã hội) are none. */
export const COMMUNE = /\b(?:xa|phuong|thi tran|dac khu)\b/;
export const NOT_COMMUNE = /\b(?:thi xa|xa hoi)\b/g;

/**
 * One commune, not communes as such: `UBND phường Bình Minh`, `xã Mẫu`; "UBND Xã, Phường, Thị trấn" names none. With its
 * accents: a plan (phương án) is no ward.
 */
export const NAMED_COMMUNE =
  /(?<!\p{L}|(?:cấp|các|mỗi|tất cả|thị) )(?:xã|phường|thị trấn|đặc khu) (?!(?:xã|phường|thị trấn|đặc khu|hội|và|hoặc|thực|trên|thuộc|được|theo|giải quyết|tiếp nhận|quản lý|(?:tại|của) (?:tỉnh|thành))(?!\p{L}))\p{L}/iu;

/** A code with or without the suffix of its province. */
export const PROCEDURE_CODE = /(?<![\d.])(\d\.\d{6})(?!\d)/;

/** A heading row's words before the field's name. */
export const FIELD_HEADING = /^(?:[ivxlc\d]+|[a-z])(?: [\d]+)* (?=\S)|^(?:nhom |thu tuc )?linh vuc /;
/** How many there are in all: `Tổng số: 42 thủ tục`. */
export const TOTAL =
  /(?:tong(?: so| cong)?(?: (?:thu tuc|ban ghi|ket qua|muc))?|co|tim thay) (\d{1,6}) (?:thu tuc|ban ghi|ket qua|muc|dong)|\btong(?: so| cong) (?:thu tuc |ban ghi |ket qua )?(\d{1,6})\b/;
/** Likewise, beside what is shown of them: `1 - 10 trong 42`, `1–10 of 42`, `2/42 thủ tục`. */
export const SHOWN_OF =
  /\d+ (?:den |toi |to )?\d+ (?:of|trong(?: so| tong so)?|tren(?: tong)?(?: so)?|\/) (\d{1,6})\b|\d+ ?\/ ?(\d{1,6}) (?:thu tuc|ban ghi|ket qua)/;
/** `1-20/155`: as printed, since a folded one looks like a date. */
export const RANGE = /(?<![\d/.-])\d{1,5} ?[-–—] ?\d{1,5} ?\/ ?(\d{1,6})(?![\d/])/;
/** `Trang 1/8`. */
export const PAGE_OF = /\b(?:trang|page) *\d{1,4} *(?:\/|trên|of) *(?:tổng(?: số)? )?(\d{1,4})\b/i;
/** `Thư 1 đến 50 trong 120`, folded. */
export const FIRST_TO_LAST = /\b1 (?:\D{1,9} )?(\d+) \D+ (\d+)$/;
/** Words of a button that brings more of a list. */
export const MORE = /^(?:xem|tai|hien thi) them\b|^(?:load|show) more\b/;
/** What a list of choices is about, by its name or its first choice. */
export const FILTER = /filter|linh ?vuc|nganh|muc ?do|doi ?tuong/;

/** Header words of a list of mail. */
export const MAIL_HEADERS = {
  from: /^(?:nguoi gui|tu|noi gui|from|sender)$/,
  subject: /^(?:chu de|tieu de|noi dung|subject)$/,
  date: /^(?:ngay(?: gui| nhan| gio)?|thoi gian(?: gui| nhan)?|date|received|da nhan|ngay thang)$/,
} as const;
export const INBOX = /\b(?:hop thu den|thu den|inbox)\b/;
/** Alone, or with how many there are. */
export const OTHER_FOLDER =
  /^(?:(?:thu |muc |tin )?da (?:gui|xoa)|hop thu di|thu di|(?:thu |ban )?nhap|(?:thung |thu )?rac|spam|luu tru|sent(?: items| mail)?|drafts?|trash|deleted items|junk(?: e ?mail)?|outbox|archive)(?: \d.*)?$/;
/** A sign in a row says this and nothing more; a row's own label begins with it. */
export const UNREAD = /^(?:thu )?chua (?:doc|xem)|^(?:unread|unseen)(?: (?:mail|message))?/;
export const READ = /^(?:thu )?da (?:doc|xem)|^(?:read|seen)(?: (?:mail|message))?/;
export const UNREAD_CLASS = /(?:^|[\s_-])(?:unread|unseen|chua-?doc)(?:$|[\s_-])/i;
export const READ_CLASS = /(?:^|\s)(?:read|seen|da-?doc)(?:$|\s)/i;

/** A page, or a part of it, that is about news; and such as has dates of another kind. */
export const NEWS =
  /\b(?:(?<!(?:thong|uy|niem) )tin(?! (?:nhan|hoc|nguong|dung|chi|dien tu))|tin tuc|news|hoat dong)\b/;
export const NOT_NEWS =
  /\b(?:van ban|lich|cong van|thong bao|sap (?:toi|dien ra)|hoi dap|dau thau|ho so|thu tuc|su kien$|ngan sach|quyet dinh|nghi quyet|events?|video|binh luan|tin nhan)\b/;
/** Over items that are none of the newest: of what an article is about, of what is read most. */
export const NOT_LATEST = /\b(?:lien quan|cung chuyen muc|tin (?:bai )?khac|cu hon|da dua|doc nhieu|xem nhieu)\b/;
/** On the page of one article. */
export const ARTICLE = /(?:tin|bài)(?: viết| bài)? (?:liên quan|cùng chuyên mục|cũ hơn|mới hơn|đã đưa)/i;
/** Columns of lists of acts. */
export const ISSUED = /ky hieu|ban hanh|trich yeu|hieu luc/;
/** A page's address that says which of a list's pages it is. */
export const PAGE_IN_URL = /[?&/](?:p|page|trang|page_?index)[=/-](\d{1,4})\b/i;
/** All that may stand beside an item's date for it to be the day when it was put up. */
export const POSTED_BESIDE =
  /\b(?:ngay|dang|tai|luc|gio|vao|cap nhat|xuat ban|thu (?:hai|ba|tu|nam|sau|bay|[2-7])|th? ?[2-7]|cn|chu nhat|posted|published|updated|on|at|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|am|pm|gmt 7|\d+ (?:luot xem|luot doc|views?))\b/g;
