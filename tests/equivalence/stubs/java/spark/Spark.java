package spark;

public final class Spark {
    private Spark() {}

    public static void get(String path, Route route) {}

    public static void get(String path, String type, Route route) {}

    public static void post(String path, Route route) {}

    public static void before(Filter filter) {}

    public static void after(Filter filter) {}

    public static void port(int port) {}

    public static void staticFileLocation(String folder) {}
}
