#!/usr/bin/env bash
# statsmodels and linearmodels, asked for errors clustered on the same entities in the same pooled
# regression, differ by default: linearmodels leaves out the factor G/(G-1), which its own documentation
# puts behind group_debias, and statsmodels takes its p-value from the normal distribution. With weights
# the errors agree, and the residual variance differs by the mean weight.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check statsmodels==0.15.0 linearmodels==7.1
"$work/venv/bin/python" -W ignore - <<'PY'
import linearmodels
import numpy as np
import pandas as pd
import statsmodels
import statsmodels.api as sm
from linearmodels.panel import PooledOLS

print("statsmodels", statsmodels.__version__, "linearmodels", linearmodels.__version__)
regions, years = 12, 8
rng = np.random.default_rng(1)
index = pd.MultiIndex.from_product([range(regions), range(2000, 2000 + years)])
data = pd.DataFrame({"const": 1.0, "mix": rng.normal(size=len(index))}, index=index)
region = np.repeat(np.arange(regions), years)
growth = 1 + 0.5 * data["mix"] + rng.normal(size=regions)[region] + rng.normal(size=len(index))
weights = pd.Series(rng.uniform(1, 100, len(index)), index=index)

first = sm.OLS(growth, data).fit(cov_type="cluster", cov_kwds={"groups": region})
second = PooledOLS(growth, data).fit(cov_type="clustered", cluster_entity=True)
third = PooledOLS(growth, data).fit(cov_type="clustered", cluster_entity=True, group_debias=True)
variances = (first.bse["mix"] / second.std_errors["mix"]) ** 2
n, k = data.shape
factor = regions / (regions - 1) * (n - 1) / n
print(f"clustered variance, statsmodels over linearmodels: {variances:.6f}")
print(f"  G/(G-1) (n-1)/n = {factor:.6f}; with group_debias=True the ratio is "
      f"{(first.bse['mix'] / third.std_errors['mix']) ** 2:.6f}")
print("statsmodels uses Student's t for the clustered p-value:", first.use_t)
assert np.isclose(variances, factor)
assert np.isclose(first.bse["mix"], third.std_errors["mix"])
assert not first.use_t

fourth = sm.WLS(growth, data, weights=weights).fit()
fifth = PooledOLS(growth, data, weights=weights).fit()
print(f"weighted: standard errors {fourth.bse['mix']:.6f} and {fifth.std_errors['mix']:.6f}; "
      f"residual variance {fourth.scale:.4f} and {fifth.s2:.4f}, "
      f"ratio {fourth.scale / fifth.s2:.4f}, mean weight {weights.mean():.4f}")
assert np.isclose(fourth.bse["mix"], fifth.std_errors["mix"])
assert np.isclose(fourth.scale / fifth.s2, weights.mean())
PY
