import ReactMarkdown from 'react-markdown';
import classes from './Words.module.css';

/** What people wrote. Their HTML is shown as text, and nothing is loaded from elsewhere: no pictures. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={classes.markdown}>
      <ReactMarkdown
        disallowedElements={['img']}
        components={{
          a: ({ href, children }) => (
            <a href={href} rel="noopener noreferrer nofollow">
              {children}
            </a>
          ),
        }}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
