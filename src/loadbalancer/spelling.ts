import {
  ANNOTATIONS, CURRENT_PREFIX, DOMAIN, keysOf, OLDER_PREFIX, type Setting, settingOf, SETTINGS,
} from './annotations';
import { distance, nearest } from '../text';

/** A key that the cloud controller does not read, although it looks like one of its own. */
export interface Misspelling {
  /** The key that is probably meant. */
  readonly near: string | undefined;

  /** The name exists, but only without a prefix. */
  readonly isBare: boolean;
}

/** The prefix of load balancer settings with another domain, or with other separators. */
const LIKE_PREFIX = /^(?:[^/]*\/)?ali(?:baba)?[-_.]?cloud[-_.]?load[-_.]?balancer[-_.]?(.*)$/i;

/** What else begins like the vendor's name, in the domain of these annotations. */
const LIKE_VENDOR = /^ali(?:baba)?[-_.]?(?:cloud)?[-_.]?(.*)$/i;

const BARE = SETTINGS.filter((name) => ANNOTATIONS[name].spelling === 'bare');

/** A key that is meant for the cloud controller and that it does not read; undefined for any other key. */
export function misspelled(key: string): Misspelling | undefined {
  if (settingOf(key) !== undefined) {
    return undefined;
  }
  const name = namedIn(key);
  return name === undefined ? undefined : misspelling(name);
}

function misspelling(name: string): Misspelling {
  const near = nearestSetting(name);
  const isBare = near === name && ANNOTATIONS[near].spelling === 'bare';
  return { near: near && keysOf(near)[0], isBare };
}

/** The name of the setting in a key that is meant for the cloud controller. */
function namedIn(key: string): string | undefined {
  const prefix = [CURRENT_PREFIX, OLDER_PREFIX].find((each) => key.startsWith(each));
  if (prefix !== undefined) {
    return key.slice(prefix.length);
  }
  const like = LIKE_PREFIX.exec(key);
  return like === null ? namedInDomain(key) : like[1];
}

/** The same for a key without such a prefix. Other vendors use the domain too. */
function namedInDomain(key: string): string | undefined {
  if (!key.startsWith(DOMAIN)) {
    return undefined;
  }
  const name = key.slice(DOMAIN.length);
  const isNear = isSetting(name) || BARE.some((each) => distance(each, name) <= 2);
  return isNear ? name : LIKE_VENDOR.exec(name)?.[1];
}

function isSetting(name: string): name is Setting {
  return Object.hasOwn(ANNOTATIONS, name);
}

/** The shortest name that says something behind another one: `healthy-threshold` in `check-healthy-threshold`. */
const LONG_ENOUGH = 8;

function nearestSetting(written: string): Setting | undefined {
  const name = written.toLowerCase().replaceAll(/[_.]/g, '-');
  if (isSetting(name)) {
    return name;
  }
  const [near] = nearest(name, SETTINGS) as Setting[];
  const isTypo = near !== undefined && distance(near, name) <= 2;
  return isTypo ? near : SETTINGS.find((each) => each.length >= LONG_ENOUGH && name.endsWith(`-${each}`)) ?? near;
}
