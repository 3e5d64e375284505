import type { Account } from '../account/account';
import type { PickList } from './picking';

export function tagPicks({ tags }: Account): PickList {
  return { ids: 'tagIds', names: 'tagNames', list: tags, route: 'GET /core/v1/tag' };
}

export function portfolioPicks({ portfolios }: Account): PickList {
  return {
    ids: 'portfolioIds',
    names: 'portfolioNames',
    list: portfolios,
    route: 'GET /core/v1/portfolio',
  };
}

export function sequencePicks({ sequences }: Account): PickList {
  return { ids: 'sequenceIds', names: undefined, list: sequences, route: 'GET /chat/v1/sequence' };
}
