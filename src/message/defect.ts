// What can be wrong with how a message is built. Parsing never fails: it goes on with its best reading and says which of these
// it met; the judge takes them for evidence. A closed list: a new kind is added here and nowhere else.

export type DefectKind =
  | 'header_not_a_field'
  | 'header_end_missing'
  | 'header_blank_fold'
  | 'header_too_long'
  | 'header_raw_bytes'
  | 'headers_too_many'
  | 'content_type_invalid'
  | 'boundary_missing'
  | 'boundary_unclosed'
  | 'parts_too_many'
  | 'parts_too_deep'
  | 'encoding_unknown'
  | 'encoding_broken'
  | 'charset_unknown'
  | 'charset_mismatch'
  | 'content_too_big';
