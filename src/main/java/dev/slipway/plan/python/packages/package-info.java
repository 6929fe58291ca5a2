/**
 * From what Python source imports to what pip installs. Pure data and look-ups: nothing is fetched, run or installed.
 *
 * <p>
 * The tables are class path resources under {@code slipway/python/}; each says in its first lines where its facts come from.
 * The two
 * compressed ones are made by {@code src/main/python/import-tables/refresh.py} from the readable files beside it.
 */
package dev.slipway.plan.python.packages;
