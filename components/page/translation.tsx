'use client';

import { useEffect } from 'react';
import { followTranslation } from './follow-translation';

let isFollowing = false;

/** Keeps this page working while the browser translates it. */
export function Translation() {
  useEffect(() => {
    if (isFollowing) return;
    isFollowing = true;
    followTranslation();
  }, []);
  return null;
}
