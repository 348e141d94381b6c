/** The look of a PHP portal of about 2010: Tahoma 12, blue bars, lists in light stripes. */
export const EFY_STYLE = `
body { margin: 0; font: 12px Tahoma, "DejaVu Sans", "Liberation Sans", sans-serif; color: #1c2b3a; background: #fff; }
a { color: #06519c; text-decoration: none; } a:hover { text-decoration: underline; }
#header { height: 74px; padding: 0 18px; display: flex; align-items: center; background: #1a66b3; background-image: linear-gradient(#2f86d6, #134f90); color: #fff; }
#header .name { font-size: 19px; font-weight: bold; margin-left: 14px; } #header .name span { display: block; font-size: 12px; font-weight: normal; color: #ffeb9c; margin-bottom: 3px; }
#header .who { margin-left: auto; text-align: right; line-height: 1.7; } #header .who a { color: #ffeb9c; }
#menu { background: #0d3f75; padding: 0 12px; } #menu a { display: inline-block; color: #d9e9fa; padding: 8px 14px; } #menu a.on { background: #2f7cc7; color: #fff; font-weight: bold; }
#main { padding: 12px 18px 24px; }
.title_page { font-size: 14px; font-weight: bold; color: #0d3f75; text-transform: uppercase; border-bottom: 2px solid #2f7cc7; padding-bottom: 6px; margin: 0 0 10px; }
.list_table2 { width: 100%; border-collapse: collapse; }
.list_table2 td { border: 1px solid #b3cbe3; padding: 5px 6px; vertical-align: top; line-height: 1.5; }
.list_table2 tr.header td.title { background: #cfe2f5; background-image: linear-gradient(#e6f1fb, #bcd5ee); font-weight: bold; color: #0d3f75; vertical-align: middle; padding: 7px 6px; }
.odd_row { background: #fff; } .round_row { background: #f0f6fc; } .list_table2 tr.chosen { background: #fff3c4; } .data { cursor: default; }
.total { text-align: right; padding: 8px 2px; }
.form_table { border-collapse: collapse; } .form_table td { padding: 5px 8px; vertical-align: top; } .form_table td.label { width: 160px; color: #35506b; }
input[type=text], input[type=password], textarea { border: 1px solid #8fb0d0; padding: 3px 5px; font: inherit; width: 220px; } input.wide { width: 560px; } input[readonly] { background: #f3f6f9; } textarea { width: 560px; }
.buttons { padding: 12px 8px; } .button { display: inline-block; background: #dbe9f7; background-image: linear-gradient(#fff, #c6dbf0); border: 1px solid #7fa4c8; border-radius: 3px; padding: 4px 14px; font: bold 12px Tahoma, "DejaVu Sans", sans-serif; color: #0d3f75; cursor: pointer; }
.login { width: 460px; margin: 40px auto; border: 1px solid #b3cbe3; padding: 10px 16px; } .foot { color: #6b7d8f; text-align: center; border-top: 1px solid #d3e0ec; margin-top: 20px; padding-top: 8px; }
`;
