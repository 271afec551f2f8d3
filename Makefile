# What is done often, one word each. `make help` lists them.
# Needs make, a POSIX shell and Python 3.11 or newer; pip's own settings (mirror, proxy) hold.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
QUESTIONS ?= tests/data/sample_questions.jsonl
COLLECTION ?= documents

# A .env beside this file adds to the environment; what is already set wins.
WITH_ENV = if [ -f .env ]; then given=$$(export -p); set -a; . ./.env; set +a; eval "$$given"; fi

# $(call install,FILE,STAMP): install FILE's packages unless STAMP says that it was done.
define install
	@cmp -s $(1) $(2) || { \
	  echo "正在安装 $(1) 中的依赖（首次需要几分钟）……"; \
	  $(PY) -m pip install --quiet --disable-pip-version-check -r $(1); \
	} && cp $(1) $(2)
endef

.PHONY: run test test-slow check eval bench lock help venv

run: $(VENV)/installed  ## install what is missing, ingest documents/, start the bot or a conversation
	@$(WITH_ENV); \
	$(PY) ingest.py || { status=$$?; case $$status in 1|3) ;; *) exit $$status;; esac; }; \
	if [ -n "$$TELEGRAM_BOT_TOKEN" ]; then exec $(PY) -m bot; fi; \
	exec $(PY) -m knowledge ask

# Databases and indexes wait for the disk at every write; in memory, where it has room and runs
# programs, they do not. Each of the two processes has a core to itself.
test: $(VENV)/installed-dev  ## the whole test suite but the slow tests
	@memory=/dev/shm; room=$$(df -Pm $$memory 2>/dev/null | awk 'END { print $$4 + 0 }'); \
	if [ "$$room" -gt 4000 ] && ! grep -q " $$memory .*noexec" /proc/mounts; then \
	  folder=$$(mktemp -d $$memory/zhigui-tests-XXXXXX); trap 'rm -rf "$$folder"' EXIT INT TERM; \
	fi; \
	OMP_NUM_THREADS=1 $(PY) -m pytest -m "not slow" -n 2 --dist loadfile \
	  $${folder:+--basetemp="$$folder"}

test-slow: $(VENV)/installed-dev  ## the slow tests
	@$(PY) -m pytest -m slow

check: $(VENV)/installed-dev  ## lint, format and types
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy

eval: $(VENV)/installed  ## figures for a question set: make eval QUESTIONS=FILE.jsonl
	@$(WITH_ENV); \
	told=$$($(PY) ingest.py) || { status=$$?; [ $$status -eq 1 ] || { echo "$$told"; exit $$status; }; }; \
	$(PY) -m knowledge evaluate $(QUESTIONS)

bench: $(VENV)/installed  ## time ingest and search: make bench COLLECTION=FOLDER
	@set -e; scratch=$$(mktemp -d); trap 'rm -rf "$$scratch"' EXIT; \
	$(PY) benchmarks/laws.py $(COLLECTION) "$$scratch"

# torch brings the GPU libraries of its own release; pinning them here would force them
# on machines that have a torch without them.
lock:  ## renew the pinned requirements from the .in files
	@set -e; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(PYTHON) -m venv "$$tools/venv"; \
	"$$tools/venv/bin/pip" install --quiet --disable-pip-version-check uv; \
	for name in requirements requirements-dev; do \
	  echo "$$name.in -> $$name.txt"; \
	  "$$tools/venv/bin/uv" pip compile --quiet --upgrade --universal --python-version 3.11 \
	    --no-annotate --no-header $$name.in -o "$$tools/$$name.txt"; \
	  sed -e '/^nvidia-/d' -e '/^cuda-/d' -e '/^triton==/d' "$$tools/$$name.txt" >$$name.txt; \
	done

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' Makefile | expand -t 12

$(VENV)/installed: requirements.txt | venv
	$(call install,$<,$@)

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed | venv
	$(call install,$<,$@)

venv:  ## create .venv only
	@[ -x $(PY) ] && [ -x $(VENV)/bin/pip ] && exit; \
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "需要 Python 3.11 或更高版本；当前 $(PYTHON)：$$($(PYTHON) --version 2>&1)。" \
	    "可用 make run PYTHON=python3.12 指定。" >&2; exit 1; }; \
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "缺少 venv 模块；在 Debian 或 Ubuntu 上请先运行：sudo apt install python3-venv" >&2; \
	  exit 1; }; \
	echo "正在创建 $(VENV) ……"; \
	$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }
