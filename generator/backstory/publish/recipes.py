"""Recipes for build services: files that build and publish a site on each push, and as embargoes fall due."""

from pathlib import Path

from backstory.output.folder import Output
from backstory.problems import Place, Problem, SiteError

_ON_EACH_PUSH = """\
on:
  push:
    branches: [main]
  schedule:
    - cron: "17 * * * *"
  workflow_dispatch:
permissions:
  contents: write
concurrency:
  group: publish
  cancel-in-progress: false
"""

_BUILT = """\
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - uses: actions/cache@v4
        with:
          # With these kept, a build makes only the pages that differ.
          path: |
            .backstory
            site
          key: backstory-${{ github.run_id }}
          restore-keys: backstory-
      - run: pip install "$BACKSTORY"
      - run: backstory build
"""

_ADDRESSES_KEPT = """\
      - name: Keep the addresses that readers have been given
        run: |
          git add content/published.txt
          if ! git diff --cached --quiet; then
            git -c user.name=backstory -c user.email=backstory@users.noreply.github.com \\
              commit --message "Note the published addresses"
            git pull --rebase
            git push
          fi
"""

_GITHUB = f"""\
# Builds the site and publishes it: on each push, by hand, and every hour for what falls due by itself.
name: Publish
{_ON_EACH_PUSH}\
env:
  # What pip installs: a version of Backstory, or where to get it.
  BACKSTORY: backstory[stores]
{_BUILT}\
      - name: Publish to the target in content/site.yaml
        run: |
          gh auth setup-git
          backstory publish --yes
        env:
          # For a branch of this repository; for a bucket, set the other two in the repository's secrets.
          GH_TOKEN: ${{{{ github.token }}}}
          AWS_ACCESS_KEY_ID: ${{{{ secrets.AWS_ACCESS_KEY_ID }}}}
          AWS_SECRET_ACCESS_KEY: ${{{{ secrets.AWS_SECRET_ACCESS_KEY }}}}
{_ADDRESSES_KEPT}"""

_CLOUDFLARE = f"""\
# Builds the site and deploys it to Cloudflare Pages: on each push, by hand, and every hour for what falls due by itself.
# In the repository's secrets: CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID. The project's name: wrangler.toml.
name: Publish to Cloudflare Pages
{_ON_EACH_PUSH}\
env:
  # What pip installs: a version of Backstory, or where to get it.
  BACKSTORY: backstory
{_BUILT}\
      - run: backstory publish --yes --set kind=cloudflare --set path=out
      - uses: cloudflare/wrangler-action@v3
        with:
          apiToken: ${{{{ secrets.CLOUDFLARE_API_TOKEN }}}}
          accountId: ${{{{ secrets.CLOUDFLARE_ACCOUNT_ID }}}}
          command: pages deploy
{_ADDRESSES_KEPT}"""

_GITLAB = """\
# Builds the site and publishes it on each push to the default branch. For what falls due by itself, add a pipeline
# schedule in the project, every hour. Keys for the target come from the project's CI/CD variables, masked and protected.
variables:
  # What pip installs: a version of Backstory, or where to get it.
  BACKSTORY: backstory[stores]
  PIP_CACHE_DIR: "$CI_PROJECT_DIR/.pip"
publish:
  image: python:3.12
  resource_group: publish
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  cache:
    # With these kept, a build makes only the pages that differ.
    key: backstory
    when: always
    paths:
      - .backstory/
      - .pip/
      - site/
  script:
    - pip install "$BACKSTORY"
    - backstory build
    - backstory publish --yes
  artifacts:
    # The addresses that readers have been given: put this file into the repository from time to time.
    paths:
      - content/published.txt
    expire_in: never
"""

_NETLIFY = """\
# Netlify builds the site on each push and takes it from out/, with the redirects and headers that it reads there.
# For what falls due by itself, have a build hook called every hour. A build there can't keep the addresses that
# readers have been given: run the same publish at home from time to time, and put content/published.txt into the
# repository.
[build]
command = 'pip install "$BACKSTORY" && backstory build && backstory publish --yes --set kind=netlify --set path=out'
publish = "out"

[build.environment]
# What pip installs: a version of Backstory, or where to get it.
BACKSTORY = "backstory"
PYTHON_VERSION = "3.12"

# With these kept, a build makes only the pages that differ.
[[plugins]]
package = "netlify-plugin-cache"

[plugins.inputs]
paths = [".backstory", "site"]
"""

_WRANGLER = """\
# Which project at Cloudflare Pages the folder out/ belongs to.
name = "briefing"
pages_build_output_dir = "out"
compatibility_date = "2024-11-01"
"""

RECIPES: dict[str, dict[str, str]] = {
    "github": {".github/workflows/publish.yml": _GITHUB},
    "gitlab": {".gitlab-ci.yml": _GITLAB},
    "netlify": {"netlify.toml": _NETLIFY},
    "cloudflare": {".github/workflows/cloudflare-pages.yml": _CLOUDFLARE, "wrangler.toml": _WRANGLER},
}
"""Name of a service -> file, from the folder that content/ is in -> what it says."""


def write_recipe(name: str, folder: Path) -> list[str]:
    """Write the files for a service, which has to be one of `RECIPES`; their paths. Stops where one is there."""
    files = RECIPES[name]
    there = [path for path in files if (folder / path).exists()]
    if there:
        raise SiteError(*(Problem("recipe-exists", Place(path)) for path in there))
    output = Output(folder)
    for path, text in files.items():
        output.write(path, text.encode())
    return list(files)
