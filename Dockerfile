# Debian 12 by name, because the packages below are named and proven as it has them.
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
COPY requirements.lock ./
# Everything in the lock file is fetched and checked; the image then takes what it needs of it,
# and nothing else, so that what only development uses stays out.
RUN pip download --no-cache-dir --no-deps --only-binary :all: --require-hashes \
      --dest /wheels -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY analyser analyser
COPY api api
COPY lexicons lexicons
COPY models models
RUN python -m venv --without-pip /opt/dooi \
 && pip --python /opt/dooi install --no-cache-dir --no-index --find-links /wheels '.[ocr,postgresql]'
# The large Dutch model is not in a package index; give its wheel's address to put it in.
ARG MODEL_WHEEL=""
RUN if [ -n "$MODEL_WHEEL" ]; then \
      pip --python /opt/dooi install --no-cache-dir --no-deps "$MODEL_WHEEL"; \
    fi

FROM python:3.11-slim-bookworm
# Tesseract with Dutch reads scans, LibreOffice reads old Word and Excel files, and tini takes
# away what a process that was killed leaves behind.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends \
      libreoffice-calc-nogui libreoffice-writer-nogui tesseract-ocr tesseract-ocr-nld tini \
 && apt-get clean && rm -rf /var/lib/apt/lists/* \
 && groupadd --system --gid 10001 dooi \
 && useradd --system --uid 10001 --gid dooi --no-create-home --shell /usr/sbin/nologin dooi \
 && install --directory --owner=dooi --group=dooi --mode=0700 /var/lib/dooi
COPY --from=build /opt/dooi /opt/dooi
ENV PATH=/opt/dooi/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 OMP_NUM_THREADS=1 \
    DOOI_DATA=/var/lib/dooi DOOI_ACCESS=sleutels
# By number, so that whoever runs it can see that it is not root.
USER 10001:10001
VOLUME /var/lib/dooi
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["tini", "--"]
CMD ["dooi", "serve", "--host", "0.0.0.0"]
