import org.apache.spark.sql.SparkSession;

/**
 * A job as people write them: two tables of files, joined and summed up into a third. What it tells, where and with which key is in
 * Spark's settings. It is run as source, since Spark may not come into the class path of the tests.
 */
public final class OrdersJob {

    private OrdersJob() {}

    /** @param args the folder in which the tables are */
    public static void main(String[] args) {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            spark.range(20)
                    .selectExpr("id", "id % 3 as customer_id", "id * 10 as amount")
                    .write()
                    .parquet(args[0] + "/orders");
            spark.range(3)
                    .selectExpr("id", "concat('customer-', id, '@example.com') as email")
                    .write()
                    .parquet(args[0] + "/customers");

            spark.read().parquet(args[0] + "/orders").createOrReplaceTempView("orders");
            spark.read().parquet(args[0] + "/customers").createOrReplaceTempView("customers");
            spark.sql("""
                    select c.id as customer, sha2(c.email, 256) as email_hash, sum(o.amount) as spent
                    from orders o join customers c on o.customer_id = c.id
                    where o.amount > 20
                    group by c.id, c.email
                    """).write().parquet(args[0] + "/spent");
        }
    }
}
