import { isSchedule, longestGap } from '../../src/kubernetes/cron';

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

const HOUR = 60;
const DAY = 24 * HOUR;

describe('the longest time between two runs', () => {
  test.each<[string, number]>([
    ['* * * * *', 1], ['*/10 * * * *', 10], ['? * * * *', 1], ['0/20 * * * *', 20], ['*/7 * * * *', 7], ['*/45 * * * *', 45], ['5,10 * * * *', 55],
    ['10,5,10 * * * *', 55], ['0 * * * *', HOUR], ['59 23 * * *', DAY], ['*/10 9-17 * * *', 15 * HOUR + 10], ['0 8,20 * * *', 12 * HOUR], ['0 1/12 * * *', 12 * HOUR], ['0 1/10 * * *', 10 * HOUR],
    ['0-10/5 * * * *', 50], ['0 9-17 * * MON-FRI', 2 * DAY + 16 * HOUR], ['0 0 * * sun', 7 * DAY], ['0 0 */2 * *', 2 * DAY], ['0 0 1 * *', 31 * DAY],
    ['0 0 31 * *', 61 * DAY], ['0 0 1 jan *', 366 * DAY], ['0 0 29 2 *', 1461 * DAY], ['0 0 30 * *', 60 * DAY],
    [' */10  * * *\t* ', 10],
  ])('of %s is %d minutes', (text, minutes) => {
    expect(longestGap(text)).toBe(minutes);
  });

  test.each<[string, number]>([
    // Both fields limit the days: one of them is enough.
    ['0 0 1 * mon', 7 * DAY], ['0 0 */2 * mon', 2 * DAY],
    // The longest one is from the last of 28 years to the first.
    ['0 0 28 2 wed', 345 * DAY],
    // One of them has a star: both must fit.
    ['0 0 ? * mon', 7 * DAY], ['0 0 */1 * mon', 7 * DAY], ['0 0 1 * *,mon', 31 * DAY], ['0 0 1 * */1', 31 * DAY],
  ])('of %s follows both fields for days', (text, minutes) => {
    expect(longestGap(text)).toBe(minutes);
  });

  test.each(['0 0 30 2 *', '0 0 31 4,6,9,11 *', '60 * * * *', '* * * *', ''])('of %j does not exist', (text) => {
    expect(longestGap(text)).toBeUndefined();
  });
});
