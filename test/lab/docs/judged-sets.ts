/** What the API server says of thousands of sets of props. */
import { tableText } from './words';
import { keptFigures } from '../judged-sets';

const withCommas = (count: number): string => count.toLocaleString('en-US');

/** The part of the page about sets of props. */
export function judgedSetsText(): string[] {
  const { right, wrong } = keptFigures();
  return [
    '## Sets of props and the API server', '',
    'Random sets of the props of an `IstioGateway`, the same in every run, are synthesized and sent to a real API server with the resource\'s',
    'definition from `crds/`. It validates strictly and keeps nothing. It also judges the Service, the Deployment and the autoscaler of every',
    'gateway and of every override, made field by field. ASM does not publish how it makes them.', '',
    ...tableText(['sets without a mistake', 'count'], [
      ['tried', withCommas(right.sets)],
      ['accepted by synthesis and by the API server', withCommas(right.accepted)],
      ['different objects that the API server accepts', withCommas(right.objects)],
    ]),
    ...tableText(['sets with one mistake', 'count'], [
      ['tried', withCommas(wrong.sets)],
      ['refused by synthesis, with a code', withCommas(wrong.refused)],
      ['a value of the wrong type, which synthesis does not write', withCommas(wrong.unwritten)],
      ['the API server refuses the IstioGateway too', withCommas(wrong.gatewayRefused)],
      ['it accepts the IstioGateway, and refuses an object that ASM creates', withCommas(wrong.objectRefused)],
      ['it accepts all objects: what is wrong shows later', withCommas(wrong.allAccepted)],
    ]),
    'The codes of the refused sets. A set can have several.', '',
    ...tableText(['code', 'sets'], Object.entries(wrong.codes).map(([code, count]) => [`[${code}](codes/${code}.md)`, withCommas(count)])),
  ];
}
