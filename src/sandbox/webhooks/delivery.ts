import type { DeliveryRow } from '../publicApi';
import type { RecordedBody } from '../reading/recordedBody';

export interface DeliveryRecord extends DeliveryRow {
  readonly sent: RecordedBody | undefined;
  readonly answer: RecordedBody | undefined;
}
