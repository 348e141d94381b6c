import type { Procedure } from './types';

type Paper = Procedure['components'][number];
const original = (name: string, required = true): Paper => ({ name, required, kind: 'Bản chính' });
const copy = (name: string, required = true): Paper => ({ name, required, kind: 'Bản sao' });
const form = (name: string): Paper => ({ name, required: true, kind: 'Bản điện tử' });

/** A dozen procedures of the commune level, with their papers. */
export const PROCEDURES: Procedure[] = [
  {
    code: '1.001193',
    name: 'Thủ tục đăng ký khai sinh',
    sector: 'Hộ tịch',
    days: 1,
    fee: 0,
    components: [
      form('Tờ khai đăng ký khai sinh (bản điện tử tương tác)'),
      original('Giấy chứng sinh'),
      copy('Giấy chứng nhận kết hôn của cha, mẹ', false),
    ],
    result: 'Giấy khai sinh',
  },
  {
    code: '1.000894',
    name: 'Thủ tục đăng ký kết hôn',
    sector: 'Hộ tịch',
    days: 2,
    fee: 0,
    components: [
      form('Tờ khai đăng ký kết hôn (bản điện tử tương tác)'),
      original('Giấy xác nhận tình trạng hôn nhân'),
    ],
    result: 'Giấy chứng nhận kết hôn',
  },
  {
    code: '1.000656',
    name: 'Thủ tục đăng ký khai tử',
    sector: 'Hộ tịch',
    days: 1,
    fee: 0,
    components: [form('Tờ khai đăng ký khai tử'), original('Giấy báo tử hoặc giấy tờ thay thế Giấy báo tử')],
    result: 'Trích lục khai tử',
  },
  {
    code: '1.004873',
    name: 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân',
    sector: 'Hộ tịch',
    days: 3,
    fee: 15_000,
    components: [
      form('Tờ khai cấp Giấy xác nhận tình trạng hôn nhân'),
      copy('Quyết định ly hôn hoặc Trích lục khai tử (nếu có)', false),
    ],
    result: 'Giấy xác nhận tình trạng hôn nhân',
  },
  {
    code: '1.004859',
    name: 'Thủ tục thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc',
    sector: 'Hộ tịch',
    days: 3,
    fee: 15_000,
    components: [
      form('Tờ khai thay đổi, cải chính, bổ sung thông tin hộ tịch'),
      original('Giấy tờ liên quan đến việc thay đổi, cải chính hộ tịch'),
    ],
    result: 'Trích lục thay đổi, cải chính hộ tịch',
  },
  {
    code: '2.000635',
    name: 'Thủ tục cấp bản sao Trích lục hộ tịch',
    sector: 'Hộ tịch',
    days: 1,
    fee: 8_000,
    components: [form('Tờ khai cấp bản sao Trích lục hộ tịch')],
    result: 'Bản sao Trích lục hộ tịch',
  },
  {
    code: '2.000815',
    name: 'Thủ tục chứng thực bản sao từ bản chính giấy tờ, văn bản',
    sector: 'Chứng thực',
    days: 1,
    fee: 2_000,
    components: [original('Bản chính giấy tờ, văn bản cần chứng thực'), copy('Bản sao cần chứng thực')],
    result: 'Bản sao chứng thực điện tử',
  },
  {
    code: '1.001776',
    name: 'Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng, hỗ trợ kinh phí chăm sóc, nuôi dưỡng hằng tháng',
    sector: 'Bảo trợ xã hội',
    days: 10,
    fee: 0,
    components: [
      form('Tờ khai đề nghị trợ giúp xã hội'),
      copy('Giấy xác nhận khuyết tật', false),
      copy('Giấy khai sinh của trẻ em', false),
    ],
    result: 'Quyết định trợ cấp xã hội hằng tháng',
  },
  {
    code: '1.001731',
    name: 'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội',
    sector: 'Bảo trợ xã hội',
    days: 3,
    fee: 0,
    components: [form('Tờ khai đề nghị hỗ trợ chi phí mai táng'), copy('Trích lục khai tử')],
    result: 'Quyết định hỗ trợ chi phí mai táng',
  },
  {
    code: '1.001612',
    name: 'Đăng ký thành lập hộ kinh doanh',
    sector: 'Thành lập và hoạt động của hộ kinh doanh',
    days: 3,
    fee: 100_000,
    components: [
      form('Giấy đề nghị đăng ký hộ kinh doanh'),
      copy('Giấy tờ pháp lý của cá nhân đối với chủ hộ kinh doanh'),
      copy('Hợp đồng thuê địa điểm kinh doanh', false),
    ],
    result: 'Giấy chứng nhận đăng ký hộ kinh doanh',
  },
  {
    code: '1.003554',
    name: 'Hòa giải tranh chấp đất đai',
    sector: 'Đất đai',
    days: 30,
    fee: 0,
    components: [original('Đơn yêu cầu giải quyết tranh chấp đất đai'), copy('Giấy tờ về quyền sử dụng đất', false)],
  },
];
