package spark;

@FunctionalInterface
public interface Filter {
    void handle(Request request, Response response) throws Exception;
}
