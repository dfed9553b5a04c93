package dev.weir.bench.page;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the page says of one file of results. */
enum Chapter {
    CRAWL("crawl", "Crawl", """
            A lake in a folder, of small Parquet files written by DuckDB, in Hive partitions of ten files.

            - *Listing*: Weir's lister, which sorts as S3 does and makes an etag of each file, against `Files.walkFileTree`
              that counts files and adds up their sizes.
            - *Footers*: Weir's Parquet reader, in as many threads as a crawl has, against a loop that reads a file's end
              and has parquet-format decode the footer, row groups and all: the statistics are there.
            - *First crawl* and *recrawl*: the built service with the launcher's settings and an embedded PostgreSQL, by
              the crawl's own account of when it started and finished; against the footer loop and the walk.
              The service has crawled as many files before as the loops went through to get warm.
            - *In a bucket*: an S3 of ours that counts its keys out instead of keeping them, so that a lake has any size;
              against a loop of the AWS SDK over `ListObjectsV2`, both over one connection. At all sizes the tables have a
              thousand files in ten partitions, of which two in each are read; the flat folder is read whole.
            - *Ceph's gateway*: the same against a `radosgw` on this machine, with its data in memory."""),
    QUALITY("quality", "Quality", """
            One batch of a million rows and twelve columns in Parquet, fourteen rules, one row in a hundred bad. One JVM,
            one Spark session with the worker's settings.

            - *Weir* is the worker's engine from the request to the report: metrics, verdicts, good and bad rows written
              with their reasons, written rows counted again, samples taken.
            - *Plain Deequ, metrics* is one `AnalysisRunner` with the same analyzers, and nothing else.
            - *Plain Deequ, metrics and split* is that, and then the rows split by the same predicates and written to two
              folders, as one writes it by hand: two more reads of the batch.
            - Peers run in processes of their own; their time is from the file to the verdicts, without start-up and
              without a split of the rows, which they do not have."""),
    DUCKDB("duckdb", "Quality on DuckDB", """
            The batch and the rules of the chapter before, without Spark.

            - *Weir on DuckDB* is the engine from the request to the report, in a database of its own for each check.
            - *DuckDB by hand* is one fused query for all but the two uniqueness rules, one for each of these, and a count of
              the bad rows; with the split, two copies to Parquet instead of the count.
            - *A new process* is a JVM from its start to the verdict, DuckDB's library unpacked from its jar included;
              nothing is written."""),
    GATE("gate", "A gate in the service", """
            The built service with one worker, as `./weir up` starts them, both with the launcher's settings. Each batch is a
            Parquet file of a million new orders, one in four hundred of them bad; good and bad rows are written apart.

            - *The verdict* is from the batch's arrival in the service to its decision, by the service's clock: the queue, the
              worker's claim, the check and the report.
            - *The answer* is what `POST /api/v1/gates/orders:run` takes for its caller, until the good rows are published."""),
    LINEAGE("lineage", "Lineage", """
            The built service with the launcher's settings and its PostgreSQL; the senders are on the same machine. A thousand
            jobs run over and over; an event has the schemas of three datasets and the lineage of forty columns.

            - *Until all are in the graph*: four senders, each with one batch on its way, for 30 seconds; then the wait until
              the last event is folded counts, too.
            - *Single events*: sent at a fixed rate, whether answers come or not, and timed from when they were due.

            The graph: jobs along a river of datasets, nine read and four written by each, one read in a hundred of a hub.

            - *Nodes around one*: an answer with names, degrees, times and runs, as the service has it before it is JSON.
            - *Marquez's query*: its recursive query, written anew over tables of the same shape in the same PostgreSQL; the
              graph is asked for the same jobs. Both find as many."""),
    SEARCH("search", "Search", """
            An index of a generated catalog in one process with 2 GB of heap: datasets of twenty columns on average, whose names
            are made of 24,000 words, each as frequent as Zipf's law has it. HTTP and JSON are not in it, nor is PostgreSQL.

            - *Two words* stand in one dataset: one in its title, one in a column. An answer has twenty hits with their reasons
              and columns, and counts of all facets over all hits.
            - *A bare loop* is Lucene's own query of the same two words over the same index, with its own scores, a count of
              each label, and the stored texts of the best twenty.
            - *Visible after a change*: whole datasets are put in place of old ones, shown five times a second as the follower
              does, and timed from when they were due."""),
    POLICY("policy", "Policies", """
            Documents of a company: 400 people in 100 groups, 40 domains, most policies on tags, a quarter on single tables, some
            with masks and some with rows; 5,000 tables of 20 columns. A heap of one gigabyte.

            - *The first time* is intent, objects, proof and lint, after the documents are read; for Ranger in a new process, then for
              Lake Formation in the same.
            - *The proof* asks the target's own model about one column of each class of columns that objects and documents
              treat alike, for each set of groups that somebody is known to be in."""),
    START("start", "Start", """
            The built service with the launcher's settings, `./weir` as a shell runs it.

            - *Memory* is the resident set of the service's process, without the worker; PostgreSQL's processes are told
              beside it.
            - *Demo* is `./weir demo` from the built state in an empty folder, up to the line "open http://localhost...".""");

    /** Why bars of the crawl are not met, by the beginning of what was measured. */
    private static final Map<String, String> OF_CRAWLS = new TreeMap<>(Map.of(
            "first crawl of",
            "beside the footers, which Weir reads faster than the loop does, a crawl adds up each column's statistics and"
                    + " has PostgreSQL keep what was read, all on the cores that the loop has for itself",
            "recrawl of",
            "where the other side only counts, a crawl groups the names into tables and takes a fingerprint of each; and it"
                    + " asks and tells the database some twenty times, which is most of it where there is little to list",
            "listing",
            "it sorts, and makes an etag of each file; of a recrawl's listing, see the recrawl"));

    private final String file;
    private final String title;
    private final String about;

    Chapter(String file, String title, String about) {
        this.file = file;
        this.title = title;
        this.about = about;
    }

    /** Its results' name, and the word for {@code bench/run}. */
    String file() {
        return file;
    }

    String title() {
        return title;
    }

    String about() {
        return about;
    }

    /** Why a bar is not met; empty if nothing is known of it. */
    Optional<String> why(String metric) {
        return this == CRAWL
                ? OF_CRAWLS.keySet().stream().filter(metric::startsWith).findFirst()
                : Optional.empty();
    }

    /** As a sentence. */
    static String reason(String why) {
        return "- *" + why.strip() + "*: " + OF_CRAWLS.get(why) + ".";
    }
}
