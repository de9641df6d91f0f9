import { isSchedule } from '../../src/kubernetes/cron';

describe('a schedule', () => {
  test.each([
    '* * * * *', '*  * * * * ', '\t* * * * *', '*/100 * * * *', '*/10 * * * *', '0 0 1 1 0', '59 23 31 DEC sat', '1-5,10/2 ? * jan-mar Mon-Fri', '0-59/15 * * * 6',
    '0/1 0 1 1 6', '*/09 * * * *', '? ? ? ? ?', '7-7 * * * *',
    '* * * jan,feb,mar,apr,may,jun,jul,aug,sep,oct,nov,dec sun,mon,tue,wed,thu,fri,sat', '* * * nov-12 fri-6',
  ])('%s is accepted', (text) => {
    expect(isSchedule(text)).toBe(true);
  });

  test.each([
    '60 * * * *', '* 24 * * *', '* * 0 * *', '* * 32 * *', '* * * 13 *', '* * * 0 *', '* * * * 7', '*/0 * * * *', '5-1 * * * *', '* * * foo *', '* * * *',
    '* * * * * *', '1-2-3 * * * *', '1,, * * * *', '*/5/5 * * * *', '- * * * *', '', '@hourly', '*/ * * * *', '*/1x * * * *', '*/x1 * * * *', '*/0x1 * * * *', '1x * * * *', 'x1 * * * *', '1-60 * * * *', '1- * * * *', '-1 * * * *',
    '** * * * *', '/5 * * * *', '* * * jan-13 *', '* * * * sat-7', 'jan * * * *', '* * jan * *', '* * * sun *', ' * * * *', '* * * * ', ',1 * * * *',
    '1.5 * * * *', '* * * ja *', '* * * january *', '* * *  *', '*/99999999999999999999 * * * *',
  ])('%s is refused', (text) => {
    expect(isSchedule(text)).toBe(false);
  });
});
